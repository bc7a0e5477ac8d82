//! Regular polygon: any number of equal sides, one corner straight up
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument radius: 0.2 to 0.9, from the origin to a corner, scene units
// Argument sides: 3 to 12 step 1, number of sides
// Example: sdRegularPolygon(vec2(0.0, 1.25), 0.75, 5.0) == 0.5
// Example: sdRegularPolygon(vec2(0.0, -0.75), 0.5, 3.0) == 0.5
// Example: sdRegularPolygon(vec2(0.2, 0.1), 0.5, 6.0) < 0.0
// Source: turned by whole sectors until the nearest side looks along x
// The turn is constant within a sector, so derivatives pass through a rotation and not through atan, cos and sin.

float sdRegularPolygon(vec2 p, float radius, float sides) {
  float sector = radians(360.0) / sides;
  float turn = sector * (floor(atan(p.x, p.y) / sector) + 0.5);
  float toSide = radius * cos(0.5 * sector);
  float halfSide = radius * sin(0.5 * sector);
  float across = p.x * sin(turn) + p.y * cos(turn) - toSide;
  float beyond = abs(p.x * cos(turn) - p.y * sin(turn)) - halfSide;
  return beyond > 0.0 ? length(vec2(across, beyond)) : across;
}

vec3 sdgRegularPolygon(vec2 p, float radius, float sides) {
  float sector = radians(360.0) / sides;
  float turn = sector * (floor(atan(p.x, p.y) / sector) + 0.5);
  vec2 normal = vec2(sin(turn), cos(turn));
  vec2 along = vec2(normal.y, -normal.x);
  float across = dot(p, normal) - radius * cos(0.5 * sector);
  float beyond = abs(dot(p, along)) - radius * sin(0.5 * sector);
  if (beyond <= 0.0) return vec3(across, normal);
  float d = length(vec2(across, beyond));
  return vec3(d, (across * normal + (dot(p, along) < 0.0 ? -beyond : beyond) * along) / d);
}
