//! Lens: barrel or pincushion distortion of a camera lens
// Kinks: none
// Argument strength: -0.2 to 0.6, relative stretch at distance 1 from the origin; below 0 the plane folds over where 3 strength |p|² reaches -1
// Example: warpLens(vec2(0.5, 0.0), 0.5).x == 0.5625
// Example: warpLens(vec2(0.0, 1.0), 0.5).y == 1.5
// Source: first term of D. C. Brown's radial distortion, p (1 + strength |p|²)

vec2 warpLens(vec2 p, float strength) {
  return p * (1.0 + strength * dot(p, p));
}

mat2 warpLensJacobian(vec2 p, float strength) {
  float across = 1.0 + strength * dot(p, p);
  vec2 stretch = 2.0 * strength * p;
  return mat2(vec2(across, 0.0) + stretch * p.x, vec2(0.0, across) + stretch * p.y);
}
