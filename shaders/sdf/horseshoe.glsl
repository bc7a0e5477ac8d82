//! Horseshoe: an arc below that runs on straight into two legs with square ends
// Exactness: exact
// Kinks: the medial axis and the corners of the legs
// Argument radius: 0.4 to 0.6, of the middle line of the arc, scene units
// Argument halfAngle: 1 to 2, from the downward y axis to where a leg starts, radians
// Argument leg: 0.1 to 0.3, length of a leg, scene units; the legs must not reach the y axis
// Argument halfWidth: 0.03 to 0.1, scene units
// Example: sdHorseshoe(vec2(0.0, -1.0), 0.625, 1.5, 0.25, 0.125) == 0.25
// Example: sdHorseshoe(vec2(0.0, 0.5), 0.625, 1.5, 0.25, 0.125) > 0.0
// Example: sdHorseshoe(vec2(-0.36, -0.48), 0.625, 1.5, 0.25, 0.125) < 0.0
// Source: I. Quilez, "2D distance functions"; the leg is a box in the directions of the arc's end

float sdHorseshoe(vec2 p, float radius, float halfAngle, float leg, float halfWidth) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 end = vec2(sin(halfAngle), -cos(halfAngle));
  float along = dot(q, vec2(-end.y, end.x));
  if (along < 0.0) return abs(length(q) - radius) - halfWidth;
  vec2 corner = vec2(along - leg, abs(dot(q, end) - radius) - halfWidth);
  return min(corner.x, corner.y) > 0.0 ? length(corner) : max(corner.x, corner.y);
}

vec3 sdgHorseshoe(vec2 p, float radius, float halfAngle, float leg, float halfWidth) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 end = vec2(sin(halfAngle), -cos(halfAngle));
  vec2 forward = vec2(-end.y, end.x);
  float along = dot(q, forward);
  if (along < 0.0) {
    float l = length(q);
    return vec3(abs(l - radius) - halfWidth, (l < radius ? -mirror : mirror) * q / l);
  }
  float across = dot(q, end) - radius;
  vec2 sideways = across < 0.0 ? -end : end;
  vec2 corner = vec2(along - leg, abs(across) - halfWidth);
  if (min(corner.x, corner.y) > 0.0) return vec3(length(corner), mirror * (corner.x * forward + corner.y * sideways) / length(corner));
  return corner.x >= corner.y ? vec3(corner.x, mirror * forward) : vec3(corner.y, mirror * sideways);
}
