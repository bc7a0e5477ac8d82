//! Shear: shifts every height sideways in proportion to it
// Kinks: none
// Argument slope: -1.5 to 1.5, sideways per height
// Example: warpShear(vec2(0.25, 0.5), 0.5).x == 0.5
// Example: warpShear(vec2(0.25, 0.5), 0.5).y == 0.5
// Source: a linear map

vec2 warpShear(vec2 p, float slope) {
  return vec2(p.x + slope * p.y, p.y);
}

mat2 warpShearJacobian(vec2 p, float slope) {
  return mat2(1.0, 0.0, slope, 1.0);
}
