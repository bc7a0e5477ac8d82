/** Texts of scenes that the command line is tried with. */

/** A circle of radius ½ whose ink is a parameter. */
export const circle = `//! Circle
uniform float radius; //! min=0.1 max=1 default=0.5 radius of the circle
uniform vec3 ink; //! color default=#e4572e
uniform bool hollow; //! default=false
float sdf(vec2 p) {
  float d = length(p) - radius;
  return hollow ? abs(d) - 0.05 : d;
}
`;

/** The square of the plane before a field that is linear: everything about it can be computed by hand. */
export const squared = `vec2 warp(vec2 p) { return vec2(p.x * p.x - p.y * p.y, 2.0 * p.x * p.y); }
float sdf(vec2 q) { return 3.0 * q.x - q.y + 1.0; }
`;

/** Has one error: line 2, column 10, five characters long. */
export const misspelt = `float sdf(vec2 p) {
  return lenth(p);
}
`;

export const image = `void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  fragColor = vec4(fragCoord / iResolution.xy, 0.25, 1.0);
}
`;

export const plain = `#version 300 es
precision highp float;
out vec4 color;
void main() { color = vec4(gl_FragCoord.xy, 0.0, 1.0); }
`;
