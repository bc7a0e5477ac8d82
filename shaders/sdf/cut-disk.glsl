//! Cut disk: the part of a disc above a horizontal line
// Exactness: exact
// Kinks: the medial axis and the two corners
// Argument radius: 0.5 to 0.9, scene units
// Argument height: -0.4 to 0.4, of the line, scene units, less than the radius either way
// Example: sdCutDisk(vec2(0.0, 1.0), 0.5, 0.3) == 0.5
// Example: sdCutDisk(vec2(0.7, -0.1), 0.5, 0.3) == 0.5
// Example: sdCutDisk(vec2(0.2, 0.4), 0.5, 0.3) < 0.0
// Source: I. Quilez, "2D distance functions"

float sdCutDisk(vec2 p, float radius, float height) {
  vec2 q = vec2(abs(p.x), p.y);
  vec2 corner = vec2(sqrt(radius * radius - height * height), height);
  if (q.x > corner.x && corner.x * q.y < corner.y * q.x) return length(q - corner);
  return max(length(q) - radius, height - q.y);
}

vec3 sdgCutDisk(vec2 p, float radius, float height) {
  vec2 mirror = vec2(p.x < 0.0 ? -1.0 : 1.0, 1.0);
  vec2 q = vec2(abs(p.x), p.y);
  vec2 corner = vec2(sqrt(radius * radius - height * height), height);
  if (q.x > corner.x && corner.x * q.y < corner.y * q.x) return vec3(length(q - corner), mirror * normalize(q - corner));
  float l = length(q);
  if (height - q.y >= l - radius) return vec3(height - q.y, 0.0, -1.0);
  return vec3(l - radius, l > 0.0 ? mirror * q / l : vec2(0.0));
}
