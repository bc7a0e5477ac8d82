//! Moon: a disc around the origin without a disc to its right
// Exactness: exact
// Kinks: the medial axis and the tips
// Argument radius: 0.5 to 0.9, of the disc, scene units
// Argument cut: 0.4 to 0.7, radius of the disc that is taken away, scene units
// Argument offset: 0.35 to 0.5, of its centre to the right, scene units; the circles must cross
// Example: sdMoon(vec2(-1.25, 0.0), 0.75, 0.5, 0.5) == 0.5
// Example: sdMoon(vec2(0.25, 0.0), 0.75, 0.5, 0.5) == 0.25
// Example: sdMoon(vec2(-0.2, 0.5), 0.75, 0.5, 0.5) < 0.0
// Source: the circles' crossing by the law of cosines; a tip is nearest between the normals of its two arcs

float sdMoon(vec2 p, float radius, float cut, float offset) {
  vec2 q = vec2(p.x, abs(p.y));
  float x = 0.5 * (radius * radius - cut * cut + offset * offset) / offset;
  vec2 tip = vec2(x, sqrt(radius * radius - x * x));
  vec2 r = q - tip;
  if (tip.x * r.y < tip.y * r.x && (offset - tip.x) * r.y + tip.y * r.x > 0.0) return length(r);
  return max(length(q) - radius, cut - length(q - vec2(offset, 0.0)));
}

vec3 sdgMoon(vec2 p, float radius, float cut, float offset) {
  vec2 mirror = vec2(1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = vec2(p.x, abs(p.y));
  float x = 0.5 * (radius * radius - cut * cut + offset * offset) / offset;
  vec2 tip = vec2(x, sqrt(radius * radius - x * x));
  vec2 r = q - tip;
  if (tip.x * r.y < tip.y * r.x && (offset - tip.x) * r.y + tip.y * r.x > 0.0) return vec3(length(r), mirror * normalize(r));
  vec2 fromCut = q - vec2(offset, 0.0);
  float outer = length(q) - radius;
  float inner = cut - length(fromCut);
  if (outer >= inner) return vec3(outer, outer > -radius ? mirror * q / length(q) : vec2(0.0));
  return vec3(inner, inner < cut ? -mirror * fromCut / length(fromCut) : vec2(0.0));
}
