//! Pie: sector of a disc, symmetric about the upward y axis
// Exactness: exact
// Kinks: the medial axis, the tip and the two corners
// Argument radius: 0.4 to 0.9, scene units
// Argument halfAngle: 0.3 to 2.6, from the axis to a side, radians
// Example: sdPie(vec2(0.0, 1.0), 0.75, 0.5) == 0.25
// Example: sdPie(vec2(0.0, -0.5), 0.75, 0.5) == 0.5
// Example: sdPie(vec2(0.0, -0.5), 0.75, 2.0) > 0.0
// Example: sdPie(vec2(-0.1, 0.4), 0.75, 0.5) < 0.0
// Source: I. Quilez, "2D distance functions"; arranged so that nothing but the corners lies on the outline

float sdPie(vec2 p, float radius, float halfAngle) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = vec2(sin(halfAngle), cos(halfAngle));
  float t = dot(q, along);
  float toLine = q.x * along.y - q.y * along.x;
  if (t > radius && toLine > 0.0) return length(q - radius * along);
  // Behind the tip the tip is nearest: from outside where it is convex, from inside where it is not.
  float toSide = t < 0.0 ? (along.y < 0.0 ? -length(q) : length(q)) : toLine;
  return max(length(q) - radius, toSide);
}

vec3 sdgPie(vec2 p, float radius, float halfAngle) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 along = vec2(sin(halfAngle), cos(halfAngle));
  vec2 normal = vec2(along.y, -along.x);
  float t = dot(q, along);
  float l = length(q);
  vec2 outward = l > 0.0 ? q / l : vec2(0.0);
  if (t > radius && dot(q, normal) > 0.0) {
    vec2 r = q - radius * along;
    return vec3(length(r), mirror * r / length(r));
  }
  vec3 side = vec3(dot(q, normal), normal);
  if (t < 0.0) side = (along.y < 0.0 ? -1.0 : 1.0) * vec3(l, outward);
  vec3 g = l - radius >= side.x ? vec3(l - radius, outward) : side;
  return vec3(g.x, mirror * g.yz);
}
