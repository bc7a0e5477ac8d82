//! Bend: shows a strip along the x axis bent to an arc around (0, 1/curvature); lengths along the axis are kept
// Kinks: the centre of the arc, and the line above it where the two ends meet
// Argument curvature: 0.3 to 1.2, one over the radius of the arc, per scene unit, not 0
// Example: warpBend(vec2(0.0, 0.25), 1.0).y == 0.25
// Example: warpBend(vec2(1.0, 1.0), 1.0).x == 1.570796326794897
// Source: polar coordinates around the arc's centre

vec2 warpBend(vec2 p, float curvature) {
  float radius = 1.0 / curvature;
  vec2 r = vec2(p.x, radius - p.y);
  return vec2(radius * atan(r.x, r.y), radius - length(r));
}

mat2 warpBendJacobian(vec2 p, float curvature) {
  float radius = 1.0 / curvature;
  vec2 r = vec2(p.x, radius - p.y);
  float l = length(r);
  return mat2(radius * r.y / (l * l), -r.x / l, radius * r.x / (l * l), r.y / l);
}
