//! Hexagonal repetition: the hexagonal cell around the origin, again and again
// Kinks: the borders of the cells, where a field jumps unless it is the same on opposite sides of a cell
// Argument spacing: 0.2 to 0.7, from a cell's centre to its six neighbours, scene units; two sides of a cell are vertical
// Example: warpHexagonalRepetition(vec2(1.1, 0.0), 1.0).x == 0.1
// Example: warpHexagonalRepetition(vec2(0.5, 0.866025403784439), 1.0).y == 0.0
// Source: two rectangular lattices, shifted by half a cell; the nearer of the two centres is the nearest

vec2 warpHexagonalRepetition(vec2 p, float spacing) {
  vec2 cell = spacing * vec2(1.0, sqrt(3.0));
  vec2 even = p - cell * floor(p / cell + 0.5);
  vec2 odd = p - cell * (floor(p / cell) + 0.5);
  return dot(even, even) < dot(odd, odd) ? even : odd;
}

mat2 warpHexagonalRepetitionJacobian(vec2 p, float spacing) {
  return mat2(1.0);
}
