//! Star: tips on an outer circle, notches on an inner one, one tip straight up
// Exactness: exact
// Kinks: the medial axis, the tips and the notches
// Argument radius: 0.5 to 0.9, from the origin to a tip, scene units
// Argument inner: 0.1 to 0.4, from the origin to a notch, scene units
// Argument points: 3 to 12 step 1, number of tips
// Example: sdStar(vec2(0.0, 1.25), 0.75, 0.25, 5.0) == 0.5
// Example: sdStar(vec2(0.0, -0.75), 1.0, 0.5, 3.0) > 0.0
// Example: sdStar(vec2(0.0, 0.7), 0.75, 0.25, 5.0) < 0.0
// Source: turned by whole sectors and mirrored until one side is left, from a tip on the x axis to a notch
// A notch further out than the side of the polygon of the tips is a corner, and counted as one.

float sdStar(vec2 p, float radius, float inner, float points) {
  float sector = radians(360.0) / points;
  float turn = sector * floor(atan(p.x, p.y) / sector + 0.5);
  vec2 q = vec2(p.x * sin(turn) + p.y * cos(turn), abs(p.x * cos(turn) - p.y * sin(turn)));
  vec2 notch = inner * vec2(cos(0.5 * sector), sin(0.5 * sector));
  vec2 side = notch - vec2(radius, 0.0);
  vec2 r = q - vec2(radius, 0.0);
  float t = dot(r, side);
  if (t < 0.0) return length(r);
  if (t > dot(side, side)) return dot(side, notch) < 0.0 ? -length(q - notch) : length(q - notch);
  return (r.x * side.y - r.y * side.x) / length(side);
}

vec3 sdgStar(vec2 p, float radius, float inner, float points) {
  float sector = radians(360.0) / points;
  float turn = sector * floor(atan(p.x, p.y) / sector + 0.5);
  vec2 axis = vec2(sin(turn), cos(turn));
  vec2 across = vec2(axis.y, -axis.x);
  if (dot(p, across) < 0.0) across = -across;
  vec2 q = vec2(dot(p, axis), dot(p, across));
  vec2 notch = inner * vec2(cos(0.5 * sector), sin(0.5 * sector));
  vec2 side = notch - vec2(radius, 0.0);
  vec2 normal = vec2(side.y, -side.x) / length(side);
  vec2 r = q - vec2(radius, 0.0);
  float t = dot(r, side);
  vec3 g = vec3(dot(r, normal), normal);
  if (t < 0.0) g = vec3(length(r), normalize(r));
  else if (t > dot(side, side)) g = (dot(side, notch) < 0.0 ? -1.0 : 1.0) * vec3(length(q - notch), normalize(q - notch));
  return vec3(g.x, g.y * axis + g.z * across);
}
