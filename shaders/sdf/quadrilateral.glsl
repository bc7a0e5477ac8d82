//! Quadrilateral: any four corners that make a simple outline, convex or not, either way round
// Exactness: exact
// Kinks: the medial axis and the corners
// Argument a: (-0.9, -0.9) to (-0.4, -0.4), first corner, scene units
// Argument b: (0.4, -0.9) to (0.9, -0.4), second corner, scene units
// Argument c: (-0.1, -0.3) to (0.9, 0.9), third corner, scene units
// Argument d: (-0.9, 0.4) to (-0.4, 0.9), fourth corner, scene units
// Example: sdQuadrilateral(vec2(0.8, 0.9), vec2(-0.5), vec2(0.5, -0.5), vec2(0.5), vec2(-0.5, 0.5)) == 0.5
// Example: sdQuadrilateral(vec2(0.0, 0.1), vec2(-0.5), vec2(-0.5, 0.5), vec2(0.5), vec2(0.5, -0.5)) < 0.0
// Example: sdQuadrilateral(vec2(0.25, 0.25), vec2(-0.5), vec2(0.5, -0.5), vec2(0.0), vec2(-0.5, 0.5)) > 0.0
// Source: nearest side or corner; a side gives the sign of its line, a corner + where the outline is convex and - else

float sdQuadrilateral(vec2 p, vec2 a, vec2 b, vec2 c, vec2 d) {
  vec2 corner[4] = vec2[4](a, b, c, d);
  // Twice the area, positive where the corners go round counter-clockwise.
  float area = (c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x);
  float turn = area < 0.0 ? -1.0 : 1.0;
  float nearest = 0.0;
  for (int i = 0; i < 4; i++) {
    vec2 start = corner[i];
    vec2 side = corner[(i + 1) % 4] - start;
    vec2 before = start - corner[(i + 3) % 4];
    vec2 r = p - start;
    float toCorner = before.x * side.y < before.y * side.x ? -turn * length(r) : turn * length(r);
    if (i == 0 || abs(toCorner) < abs(nearest)) nearest = toCorner;
    float t = dot(r, side);
    float toSide = turn * (r.x * side.y - r.y * side.x) / length(side);
    if (t > 0.0 && t < dot(side, side) && abs(toSide) < abs(nearest)) nearest = toSide;
  }
  return nearest;
}

vec3 sdgQuadrilateral(vec2 p, vec2 a, vec2 b, vec2 c, vec2 d) {
  vec2 corner[4] = vec2[4](a, b, c, d);
  float area = (c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x);
  float turn = area < 0.0 ? -1.0 : 1.0;
  vec3 nearest = vec3(0.0);
  for (int i = 0; i < 4; i++) {
    vec2 start = corner[i];
    vec2 side = corner[(i + 1) % 4] - start;
    vec2 before = start - corner[(i + 3) % 4];
    vec2 r = p - start;
    float l = length(r);
    float convex = before.x * side.y < before.y * side.x ? -turn : turn;
    if (i == 0 || l < abs(nearest.x)) nearest = convex * vec3(l, l > 0.0 ? r / l : vec2(0.0));
    float t = dot(r, side);
    vec2 normal = turn * vec2(side.y, -side.x) / length(side);
    if (t > 0.0 && t < dot(side, side) && abs(dot(r, normal)) < abs(nearest.x)) nearest = vec3(dot(r, normal), normal);
  }
  return nearest;
}
