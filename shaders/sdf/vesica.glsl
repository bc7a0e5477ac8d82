//! Vesica: lens, the common part of two equal discs, its tips up and down
// Exactness: exact
// Kinks: the axis between the tips and the tips
// Argument radius: 0.6 to 1, of the discs, scene units
// Argument offset: 0.1 to 0.5, of the centres from the origin, scene units, less than the radius
// Example: sdVesica(vec2(0.0, 0.9), 0.5, 0.3) == 0.5
// Example: sdVesica(vec2(0.7, 0.0), 0.5, 0.3) == 0.5
// Example: sdVesica(vec2(0.0, 0.0), 0.5, 0.3) == -0.2
// Source: I. Quilez, "2D distance functions"

float sdVesica(vec2 p, float radius, float offset) {
  vec2 q = abs(p);
  float tip = sqrt(radius * radius - offset * offset);
  if ((q.y - tip) * offset > q.x * tip) return length(q - vec2(0.0, tip));
  return length(q + vec2(offset, 0.0)) - radius;
}

vec3 sdgVesica(vec2 p, float radius, float offset) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p);
  float tip = sqrt(radius * radius - offset * offset);
  vec2 fromTip = q - vec2(0.0, tip);
  if (fromTip.y * offset > q.x * tip) return vec3(length(fromTip), mirror * normalize(fromTip));
  vec2 r = q + vec2(offset, 0.0);
  return vec3(length(r) - radius, mirror * normalize(r));
}
