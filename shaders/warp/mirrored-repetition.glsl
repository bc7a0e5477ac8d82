//! Mirrored repetition: cells that are each other's mirror images, so that a field stays continuous
// Kinks: the borders of the cells
// Argument period: 0.3 to 0.9, width and height of a cell, scene units
// Example: warpMirroredRepetition(vec2(1.25, 0.0), vec2(1.0)).x == -0.25
// Example: warpMirroredRepetition(vec2(2.25, 0.0), vec2(1.0)).x == 0.25
// Source: a triangle wave of slope 1

vec2 warpMirroredRepetition(vec2 p, vec2 period) {
  vec2 cell = floor(p / period + 0.5);
  vec2 odd = cell - 2.0 * floor(0.5 * cell);
  return (1.0 - 2.0 * odd) * (p - period * cell);
}

mat2 warpMirroredRepetitionJacobian(vec2 p, vec2 period) {
  vec2 cell = floor(p / period + 0.5);
  vec2 odd = cell - 2.0 * floor(0.5 * cell);
  return mat2(1.0 - 2.0 * odd.x, 0.0, 0.0, 1.0 - 2.0 * odd.y);
}
