//! Stripes: a fan of slanted stripes and their crossings, by fract and step alone
uniform float count; //! min=1 max=40 default=9 stripes over the height of the picture
uniform float angle; //! min=0 max=3.1416 default=0.4 radians
uniform float share; //! min=0.05 max=0.95 default=0.35 of a stripe in ink
uniform vec3 ink; //! color default=#14213d
uniform vec3 accent; //! color default=#fca311
uniform vec3 paper; //! color default=#fdfdf8

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  vec2 across = vec2(cos(angle), sin(angle));
  float along = fract(0.5 * count * dot(p, across));
  float turned = fract(0.5 * count * dot(p, vec2(-across.y, across.x)) + 0.1 * p.x * count);
  vec3 color = mix(paper, ink, 1.0 - step(share, along));
  color = mix(color, accent, step(1.0 - 0.4 * share, turned));
  fragColor = vec4(color, 1.0);
}
