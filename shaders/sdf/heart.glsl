//! Heart: a square on its corner with half discs on its two upper sides, its tip at the origin
// Exactness: exact
// Kinks: the medial axis, the tip and the notch
// Argument side: 0.3 to 0.8, of the square, scene units; the heart is 1.56 sides high and 1.71 wide
// Example: sdHeart(vec2(0.0, -0.5), 0.5) == 0.5
// Example: sdHeart(vec2(0.3, 1.2), 0.5) > 0.0
// Example: sdHeart(vec2(-0.3, 0.6), 0.5) < 0.0
// Source: the half disc touches the lower side, so only the notch and the tip are corners

float sdHeart(vec2 p, float side) {
  vec2 q = vec2(abs(p.x), p.y);
  float along = sqrt(0.5) * (q.x + q.y);
  if (along > side) return length(q - sqrt(0.125) * side * vec2(1.0, 3.0)) - 0.5 * side;
  if (along < 0.0) return length(q);
  return max(sqrt(0.5) * (q.x - q.y), -length(q - vec2(0.0, sqrt(2.0) * side)));
}

vec3 sdgHeart(vec2 p, float side) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  float along = sqrt(0.5) * (q.x + q.y);
  if (along > side) {
    vec2 r = q - sqrt(0.125) * side * vec2(1.0, 3.0);
    float l = length(r);
    return vec3(l - 0.5 * side, l > 0.0 ? mirror * r / l : vec2(0.0));
  }
  if (along < 0.0) return vec3(length(q), mirror * normalize(q));
  vec2 fromNotch = q - vec2(0.0, sqrt(2.0) * side);
  float toSide = sqrt(0.5) * (q.x - q.y);
  if (toSide >= -length(fromNotch)) return vec3(toSide, mirror * vec2(sqrt(0.5), -sqrt(0.5)));
  return -vec3(length(fromNotch), mirror * normalize(fromNotch));
}
