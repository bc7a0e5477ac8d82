//! Uneven capsule: two circles of different radii, one above the other, and their common tangents
// Exactness: exact
// Kinks: the medial axis (x = 0 between the centres, and the centres)
// Argument bottom: 0.2 to 0.5, radius of the circle around the origin, scene units
// Argument top: 0.1 to 0.4, radius of the circle around (0, height), scene units
// Argument height: 0.5 to 0.9, distance of the centres, scene units, more than the difference of the radii
// Example: sdUnevenCapsule(vec2(0.0, -0.75), 0.5, 0.25, 0.75) == 0.25
// Example: sdUnevenCapsule(vec2(0.0, 1.25), 0.5, 0.25, 0.75) == 0.25
// Example: sdUnevenCapsule(vec2(0.3, 0.5), 0.5, 0.25, 0.75) < 0.0
// Source: I. Quilez, "2D distance functions"; the tangent's normal leans by (bottom - top) / height

float sdUnevenCapsule(vec2 p, float bottom, float top, float height) {
  vec2 q = vec2(abs(p.x), p.y);
  float lean = (bottom - top) / height;
  vec2 normal = vec2(sqrt(1.0 - lean * lean), lean);
  float along = dot(q, vec2(-normal.y, normal.x));
  if (along < 0.0) return length(q) - bottom;
  if (along > normal.x * height) return length(q - vec2(0.0, height)) - top;
  return dot(q, normal) - bottom;
}

vec3 sdgUnevenCapsule(vec2 p, float bottom, float top, float height) {
  float side = p.x < 0.0 ? -1.0 : 1.0;
  vec2 q = vec2(abs(p.x), p.y);
  float lean = (bottom - top) / height;
  vec2 normal = vec2(sqrt(1.0 - lean * lean), lean);
  float along = dot(q, vec2(-normal.y, normal.x));
  vec2 mirror = vec2(side, 1.0);
  if (along >= 0.0 && along <= normal.x * height) return vec3(dot(q, normal) - bottom, mirror * normal);
  vec3 disc = along < 0.0 ? vec3(0.0, 0.0, bottom) : vec3(0.0, height, top);
  vec2 r = q - disc.xy;
  float l = length(r);
  return vec3(l - disc.z, l > 0.0 ? mirror * r / l : vec2(0.0));
}
