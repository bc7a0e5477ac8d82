//! Rounded X: two crossed diagonal strokes with round ends
// Exactness: exact outside
// Kinks: the medial axis and the four notches; inside, near the crossing, the distance is too small
// Argument extent: 0.3 to 0.8, of the strokes' middle lines from the origin along x and y, scene units
// Argument radius: 0.05 to 0.2, half the width of a stroke, scene units
// Example: sdRoundedX(vec2(0.8, 0.9), 0.5, 0.125) == 0.375
// Example: sdRoundedX(vec2(0.5, 0.0), 0.5, 0.125) > 0.0
// Example: sdRoundedX(vec2(-0.3, 0.35), 0.5, 0.125) < 0.0
// Source: I. Quilez, "2D distance functions"

float sdRoundedX(vec2 p, float extent, float radius) {
  vec2 q = abs(p);
  float along = min(0.5 * (q.x + q.y), extent);
  return length(q - along) - radius;
}

vec3 sdgRoundedX(vec2 p, float extent, float radius) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p);
  vec2 r = q - min(0.5 * (q.x + q.y), extent);
  float l = length(r);
  return vec3(l - radius, l > 0.0 ? mirror * r / l : vec2(0.0));
}
