//! Plot of sin(1/x): a graph over a grid, the way plots are drawn with fwidth
uniform float nearest; //! min=0.02 max=0.5 default=0.12 from here on 1/x is drawn, scene units
uniform float thickness; //! min=0.5 max=6 default=2.4 of the graph, pixels
uniform vec3 graph; //! color default=#d62828
uniform vec3 axis; //! color default=#003049
uniform vec3 mesh; //! color default=#c9d6df
uniform vec3 paper; //! color default=#fffdf7

// 1 within half a width of zero, 0 beyond, softened over a pixel.
float stroke(float d, float pixels) {
  float w = fwidth(d);
  return 1.0 - smoothstep(-0.7 * w, 0.7 * w, abs(d) - 0.5 * pixels * w);
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  vec2 lines = fract(4.0 * p + 0.5) - 0.5;
  vec3 color = mix(paper, mesh, max(stroke(lines.x, 1.0), stroke(lines.y, 1.0)));
  color = mix(color, axis, max(stroke(p.x, 1.5), stroke(p.y, 1.5)));
  if (abs(p.x) > nearest) {
    float y = 0.7 * sin(1.0 / p.x);
    float slope = 0.7 * cos(1.0 / p.x) / (p.x * p.x);
    // The distance to the graph, from how steep it is.
    float d = (p.y - y) / sqrt(1.0 + slope * slope);
    float halfWidth = thickness / iResolution.y;
    color = mix(color, graph, step(abs(d), halfWidth));
  }
  fragColor = vec4(color, 1.0);
}
