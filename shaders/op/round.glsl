//! Round: grows the shape by a radius, which rounds its outer corners
// Exactness: exact outside
// Kinks: those of the shape
// Argument radius: 0 to 0.3, scene units; below 0 it shrinks
// Example: opRound(0.5, 0.125) == 0.375
// Source: the offset curves are the level lines of a distance

float opRound(float a, float radius) {
  return a - radius;
}

vec3 opgRound(vec3 a, float radius) {
  return a - vec3(radius, 0.0, 0.0);
}
