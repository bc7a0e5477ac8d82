//! Complement: inside becomes outside
// Exactness: exact
// Kinks: none
// Example: opComplement(0.25) == -0.25
// Source: change of sign

float opComplement(float a) {
  return -a;
}

vec3 opgComplement(vec3 a) {
  return -a;
}
