//! Circular union: union with a fillet that is a quarter of a circle where the outlines cross at right angles
// Exactness: not a distance
// Kinks: none but those of the shapes; the second derivative jumps at the ends of the fillet
// Argument radius: 0.05 to 0.5, of the circle, scene units
// Example: opCircularUnion(0.5, 0.75, 0.25) == 0.5
// Example: opCircularUnion(0.2, 0.1, 0.5) == 0.0
// Source: Mercury, hg_sdf, "fOpUnionRound"; the slope is 1 where the outlines cross at right angles, up to sqrt(2) elsewhere

float opCircularUnion(float a, float b, float radius) {
  return max(a, b) < radius ? radius - length(vec2(radius - a, radius - b)) : min(a, b);
}

vec3 opgCircularUnion(vec3 a, vec3 b, float radius) {
  if (max(a.x, b.x) >= radius) return a.x <= b.x ? a : b;
  vec2 r = vec2(radius - a.x, radius - b.x);
  float l = length(r);
  return vec3(radius - l, (r.x * a.yz + r.y * b.yz) / l);
}
