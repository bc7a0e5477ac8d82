//! Triangle: any three corners, either way round
// Exactness: exact
// Kinks: the medial axis (inside) and the corners
// Argument a: (-0.9, -0.9) to (-0.4, -0.3), first corner, scene units
// Argument b: (0.3, -0.9) to (0.9, -0.3), second corner, scene units
// Argument c: (-0.5, 0.3) to (0.5, 0.9), third corner, scene units
// Example: sdTriangle(vec2(0.0, -0.75), vec2(-0.5, -0.25), vec2(0.5, -0.25), vec2(0.0, 0.5)) == 0.5
// Example: sdTriangle(vec2(0.0, 1.0), vec2(0.5, -0.25), vec2(-0.5, -0.25), vec2(0.0, 0.5)) == 0.5
// Example: sdTriangle(vec2(0.1, 0.0), vec2(0.5, -0.25), vec2(-0.5, -0.25), vec2(0.0, 0.5)) < 0.0
// Source: convex polygon: largest distance to a side's line, but the distance to a corner in the cone of its normals

float sdTriangle(vec2 p, vec2 a, vec2 b, vec2 c) {
  vec2 ab = normalize(b - a), bc = normalize(c - b), ca = normalize(a - c);
  vec2 pa = p - a, pb = p - b, pc = p - c;
  if (dot(pa, ab) < 0.0 && dot(pa, ca) > 0.0) return length(pa);
  if (dot(pb, bc) < 0.0 && dot(pb, ab) > 0.0) return length(pb);
  if (dot(pc, ca) < 0.0 && dot(pc, bc) > 0.0) return length(pc);
  float turn = ab.x * bc.y < ab.y * bc.x ? -1.0 : 1.0;
  vec3 lines = turn * vec3(pa.x * ab.y - pa.y * ab.x, pb.x * bc.y - pb.y * bc.x, pc.x * ca.y - pc.y * ca.x);
  return max(lines.x, max(lines.y, lines.z));
}

vec3 sdgTriangle(vec2 p, vec2 a, vec2 b, vec2 c) {
  vec2 ab = normalize(b - a), bc = normalize(c - b), ca = normalize(a - c);
  vec2 pa = p - a, pb = p - b, pc = p - c;
  if (dot(pa, ab) < 0.0 && dot(pa, ca) > 0.0) return vec3(length(pa), normalize(pa));
  if (dot(pb, bc) < 0.0 && dot(pb, ab) > 0.0) return vec3(length(pb), normalize(pb));
  if (dot(pc, ca) < 0.0 && dot(pc, bc) > 0.0) return vec3(length(pc), normalize(pc));
  float turn = ab.x * bc.y < ab.y * bc.x ? -1.0 : 1.0;
  vec3 lines = turn * vec3(pa.x * ab.y - pa.y * ab.x, pb.x * bc.y - pb.y * bc.x, pc.x * ca.y - pc.y * ca.x);
  if (lines.x >= lines.y && lines.x >= lines.z) return vec3(lines.x, turn * vec2(ab.y, -ab.x));
  return lines.y >= lines.z ? vec3(lines.y, turn * vec2(bc.y, -bc.x)) : vec3(lines.z, turn * vec2(ca.y, -ca.x));
}
