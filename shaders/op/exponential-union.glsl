//! Exponential union: union with a fillet that is smooth in all derivatives
// Exactness: bound
// Kinks: none but those of the shapes
// Argument width: 0.02 to 0.2, of the fillet, scene units: where both distances are equal it is width ln 2 deep
// Example: opExponentialUnion(0.25, 0.25, 0.25) == 0.076713204860014
// Example: opExponentialUnion(0.25, 9.0, 0.05) == 0.25
// Source: -width log(exp(-a / width) + exp(-b / width)); the larger exponential is taken out, it would overflow

float opExponentialUnion(float a, float b, float width) {
  float x = (b - a) / width;
  return x > 0.0 ? a - width * log(1.0 + exp(-x)) : b - width * log(1.0 + exp(x));
}

vec3 opgExponentialUnion(vec3 a, vec3 b, float width) {
  float x = (b.x - a.x) / width;
  float small = exp(-abs(x));
  float share = (x > 0.0 ? 1.0 : small) / (1.0 + small);
  return vec3((x > 0.0 ? a.x : b.x) - width * log(1.0 + small), mix(b.yz, a.yz, share));
}
