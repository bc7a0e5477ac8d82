//! Brick wall: bricks of many shades in running bond, joints a pixel wide and thinner
uniform float width; //! min=0.1 max=1 default=0.26 of a brick with its joint, scene units
uniform float height; //! min=0.04 max=0.5 default=0.1 of a brick with its joint, scene units
uniform float joint; //! min=0.002 max=0.05 default=0.014 width of a joint, scene units
uniform float turn; //! min=-0.8 max=0.8 default=0.11 radians
uniform vec3 clay; //! color default=#b5533c
uniform vec3 mortar; //! color default=#d8d2c4

// 0 to 1 for each brick.
float shade(vec2 brick) {
  vec2 h = fract(brick * vec2(0.1031, 0.2973));
  h += h.x * (h.y + 33.33);
  return fract((h.x + h.y) * h.x * 1.37);
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  p = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * p;
  vec2 place = p / vec2(width, height);
  // Every second course is moved by half a brick.
  place.x += mod(floor(place.y), 2.0) > 0.5 ? 0.5 : 0.0;
  vec2 brick = floor(place);
  vec2 within = place - brick;
  vec2 share = joint / vec2(width, height);
  float isBrick = step(share.x, within.x) * step(share.y, within.y);
  vec3 color = mix(mortar, clay * (0.75 + 0.4 * shade(brick)), isBrick);
  fragColor = vec4(color, 1.0);
}
