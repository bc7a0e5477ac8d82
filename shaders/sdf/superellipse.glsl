//! Superellipse: between ellipse and rectangle, Lamé's curve
// Exactness: not a distance
// Kinks: the axes where the exponent is near 1, the origin
// Argument halfSize: 0.3 to 0.9, half width and half height, scene units
// Argument exponent: 2 to 6, 2 is an ellipse, 4 the usual squircle; more than 1
// Example: sdSuperellipse(vec2(0.75, 0.0), vec2(0.5, 0.25), 4.0) == 0.125
// Example: sdSuperellipse(vec2(0.4, 0.2), vec2(0.5, 0.25), 4.0) < 0.0
// Source: G. Lamé 1818; the exponent's root makes it a norm, scaled by the smaller half size: its gradient is 1 at those two points and less elsewhere

float sdSuperellipse(vec2 p, vec2 halfSize, float exponent) {
  vec2 q = abs(p) / halfSize;
  float norm = pow(pow(q.x, exponent) + pow(q.y, exponent), 1.0 / exponent);
  return (norm - 1.0) * min(halfSize.x, halfSize.y);
}

vec3 sdgSuperellipse(vec2 p, vec2 halfSize, float exponent) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, p.y < 0.0 ? -1.0 : 1.0);
  vec2 q = abs(p) / halfSize;
  float scale = min(halfSize.x, halfSize.y);
  float norm = pow(pow(q.x, exponent) + pow(q.y, exponent), 1.0 / exponent);
  vec2 slope = norm > 0.0 ? pow(q / norm, vec2(exponent - 1.0)) : vec2(0.0);
  return vec3((norm - 1.0) * scale, scale * mirror * slope / halfSize);
}
