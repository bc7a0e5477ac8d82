//! Chamfer union: union whose notch is filled up to a straight bevel of 45 degrees
// Exactness: not a distance
// Kinks: the ends of the bevel, and where both distances are equal
// Argument size: 0.05 to 0.5, of the bevel along both outlines, scene units
// Example: opChamferUnion(0.5, 0.5, 0.25) == 0.5
// Example: opChamferUnion(0.25, 0.25, 0.5) == 0.0
// Source: Mercury, hg_sdf, "fOpUnionChamfer"; the bevel's slope is 1 where the outlines cross at right angles, up to sqrt(2) elsewhere

float opChamferUnion(float a, float b, float size) {
  return min(min(a, b), sqrt(0.5) * (a + b - size));
}

vec3 opgChamferUnion(vec3 a, vec3 b, float size) {
  vec3 sharp = a.x <= b.x ? a : b;
  vec3 bevel = sqrt(0.5) * (a + b - vec3(size, 0.0, 0.0));
  return sharp.x <= bevel.x ? sharp : bevel;
}
