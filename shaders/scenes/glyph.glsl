//! Glyph: a nabla and letters made of segments, ink where the nearest segment is near
uniform float weight; //! min=0.005 max=0.1 default=0.035 half the width of a stroke, scene units
uniform float slant; //! min=-0.5 max=0.5 default=0.15 how far letters lean, per unit of height
uniform vec3 ink; //! color default=#1b1b1e
uniform vec3 paper; //! color default=#fbfbff

// Distance to the segment from a to b, whose end is cut off straight.
float segment(vec2 p, vec2 a, vec2 b) {
  vec2 along = normalize(b - a);
  vec2 q = p - 0.5 * (a + b);
  vec2 d = abs(vec2(dot(q, along), dot(q, vec2(-along.y, along.x)))) - vec2(0.5 * length(b - a) + weight, 0.0);
  return max(d.x + weight, d.y);
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  p.x -= slant * p.y;
  // Each row of points is one letter's strokes: from x, y to z, w.
  vec4 strokes[11] = vec4[11](
    vec4(-0.86, 0.30, -0.34, 0.30), vec4(-0.86, 0.30, -0.60, -0.30), vec4(-0.34, 0.30, -0.60, -0.30),
    vec4(-0.20, -0.30, -0.20, 0.30), vec4(-0.20, 0.30, 0.12, -0.30), vec4(0.12, -0.30, 0.12, 0.30),
    vec4(0.26, -0.30, 0.44, 0.30), vec4(0.44, 0.30, 0.62, -0.30), vec4(0.33, -0.08, 0.55, -0.08),
    vec4(0.74, 0.30, 0.74, -0.30), vec4(0.74, -0.30, 0.98, -0.30));
  float nearest = 1.0;
  for (int i = 0; i < 11; i++) nearest = min(nearest, segment(p, strokes[i].xy, strokes[i].zw));
  fragColor = vec4(nearest < weight ? ink : paper, 1.0);
}
