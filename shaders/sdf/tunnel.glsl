//! Tunnel: a box with half a disc on top, the disc's centre at the origin
// Exactness: exact
// Kinks: the medial axis and the two corners below
// Argument halfWidth: 0.2 to 0.8, scene units, which is also the disc's radius
// Argument depth: 0.2 to 0.8, of the floor below the origin, scene units
// Example: sdTunnel(vec2(0.6, 0.8), 0.5, 0.5) == 0.5
// Example: sdTunnel(vec2(0.8, -0.9), 0.5, 0.5) == 0.5
// Example: sdTunnel(vec2(-0.4, -0.4), 0.5, 0.5) < 0.0
// Source: I. Quilez, "2D distance functions"

float sdTunnel(vec2 p, float halfWidth, float depth) {
  float toWall = (p.y > 0.0 ? length(p) : abs(p.x)) - halfWidth;
  float toFloor = -p.y - depth;
  return min(toWall, toFloor) > 0.0 ? length(vec2(toWall, toFloor)) : max(toWall, toFloor);
}

vec3 sdgTunnel(vec2 p, float halfWidth, float depth) {
  vec2 outward = p.y > 0.0 ? p / length(p) : vec2(p.x < 0.0 ? -1.0 : 1.0, 0.0);
  float toWall = (p.y > 0.0 ? length(p) : abs(p.x)) - halfWidth;
  float toFloor = -p.y - depth;
  if (min(toWall, toFloor) > 0.0) {
    float d = length(vec2(toWall, toFloor));
    return vec3(d, (toWall * outward + toFloor * vec2(0.0, -1.0)) / d);
  }
  return toWall >= toFloor ? vec3(toWall, outward) : vec3(toFloor, 0.0, -1.0);
}
