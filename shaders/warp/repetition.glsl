//! Repetition: the cell around the origin, again and again
// Kinks: the borders of the cells, where a field jumps unless it is the same on opposite sides of a cell
// Argument period: 0.3 to 0.9, width and height of a cell, scene units
// Example: warpRepetition(vec2(1.25, 0.0), vec2(1.0)).x == 0.25
// Example: warpRepetition(vec2(0.0, -0.75), vec2(1.0)).y == 0.25
// Source: p less the centre of its cell

vec2 warpRepetition(vec2 p, vec2 period) {
  return p - period * floor(p / period + 0.5);
}

mat2 warpRepetitionJacobian(vec2 p, vec2 period) {
  return mat2(1.0);
}
