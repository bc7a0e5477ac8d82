//! Kaleidoscope: folds the plane like mirrors through the origin until one sector above the x axis is left
// Kinks: the mirrors, where a field stays continuous
// Argument mirrors: 2 to 10 step 1, number of mirrors; each sector is 180 degrees over this
// Example: warpKaleidoscope(vec2(0.0, 0.5), 2.0).x == 0.0
// Example: warpKaleidoscope(vec2(0.3, -0.4), 1.0).y == 0.4
// Example: warpKaleidoscope(vec2(0.0, -0.5), 4.0).x == 0.5
// Source: turned by whole pairs of sectors, then mirrored at the x axis; turns and mirrors keep lengths

vec2 warpKaleidoscope(vec2 p, float mirrors) {
  float sector = radians(360.0) / mirrors;
  float turn = sector * floor(atan(p.y, p.x) / sector + 0.5);
  float c = cos(turn), s = sin(turn);
  return vec2(c * p.x + s * p.y, abs(c * p.y - s * p.x));
}

mat2 warpKaleidoscopeJacobian(vec2 p, float mirrors) {
  float sector = radians(360.0) / mirrors;
  float turn = sector * floor(atan(p.y, p.x) / sector + 0.5);
  float c = cos(turn), s = sin(turn);
  float side = c * p.y - s * p.x < 0.0 ? -1.0 : 1.0;
  return mat2(c, -side * s, s, side * c);
}
