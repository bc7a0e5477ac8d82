//! Fisheye: what an equidistant fisheye lens shows of a plane
// Kinks: the horizon |p| = 90 degrees / strength
// Argument strength: 0.3 to 0.9, angle of view per scene unit, radians
// Example: warpFisheye(vec2(1.0, 0.0), 0.785398163397448).x == 1.2732395447351628
// Example: warpFisheye(vec2(0.0, -1.0), 0.785398163397448).y == -1.2732395447351628
// Source: radial map r → tan(strength r) / strength: stretch r' along the ray, r'/r across it

vec2 warpFisheye(vec2 p, float strength) {
  float r = length(p);
  return r > 0.0 ? p * (tan(strength * r) / (strength * r)) : p;
}

mat2 warpFisheyeJacobian(vec2 p, float strength) {
  float r = length(p);
  if (r == 0.0) return mat2(1.0);
  vec2 ray = p / r;
  float tangent = tan(strength * r);
  float across = tangent / (strength * r);
  vec2 stretch = (1.0 + tangent * tangent - across) * ray;
  return mat2(vec2(across, 0.0) + stretch * ray.x, vec2(0.0, across) + stretch * ray.y);
}
