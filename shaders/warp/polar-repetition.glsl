//! Polar repetition: the sector around the x axis, again and again around the origin
// Kinks: the borders of the sectors, where a field jumps unless it is symmetric about the x axis
// Argument count: 2 to 12 step 1, number of sectors
// Example: warpPolarRepetition(vec2(0.0, 0.5), 4.0).x == 0.5
// Example: warpPolarRepetition(vec2(0.5, 0.125), 4.0).y == 0.125
// Source: turned by whole sectors
// Unlike a polar warp it keeps lengths: a distance stays a distance.

vec2 warpPolarRepetition(vec2 p, float count) {
  float sector = radians(360.0) / count;
  float turn = sector * floor(atan(p.y, p.x) / sector + 0.5);
  float c = cos(turn), s = sin(turn);
  return vec2(c * p.x + s * p.y, c * p.y - s * p.x);
}

mat2 warpPolarRepetitionJacobian(vec2 p, float count) {
  float sector = radians(360.0) / count;
  float turn = sector * floor(atan(p.y, p.x) / sector + 0.5);
  return mat2(cos(turn), -sin(turn), sin(turn), cos(turn));
}
