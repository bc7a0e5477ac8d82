//! Egg: half a disc below, a smaller disc above, two wide arcs between that touch both
// Exactness: exact
// Kinks: the medial axis
// Argument bottom: 0.4 to 0.7, radius of the half disc around the origin, scene units
// Argument top: 0.1 to 0.35, radius of the disc at the top, scene units, less than that of the bottom
// Example: sdEgg(vec2(0.0, -1.0), 0.5, 0.25) == 0.5
// Example: sdEgg(vec2(1.0, 0.0), 0.5, 0.25) == 0.5
// Example: sdEgg(vec2(0.2, 0.6), 0.5, 0.25) < 0.0
// Source: arcs of radius 2 bottom around (±bottom, 0); the top disc touches them from inside

float sdEgg(vec2 p, float bottom, float top) {
  vec2 q = vec2(abs(p.x), p.y);
  if (q.y < 0.0) return length(q) - bottom;
  float reach = 2.0 * bottom - top;
  float height = sqrt(reach * reach - bottom * bottom);
  if (q.y * bottom > height * (q.x + bottom)) return length(q - vec2(0.0, height)) - top;
  return length(q + vec2(bottom, 0.0)) - 2.0 * bottom;
}

vec3 sdgEgg(vec2 p, float bottom, float top) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  float reach = 2.0 * bottom - top;
  float height = sqrt(reach * reach - bottom * bottom);
  vec3 disc = vec3(-bottom, 0.0, 2.0 * bottom);
  if (q.y < 0.0) disc = vec3(0.0, 0.0, bottom);
  else if (q.y * bottom > height * (q.x + bottom)) disc = vec3(0.0, height, top);
  vec2 r = q - disc.xy;
  float l = length(r);
  return vec3(l - disc.z, l > 0.0 ? mirror * r / l : vec2(0.0));
}
