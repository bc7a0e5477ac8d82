//! Checkered floor: a plain in perspective up to the horizon, as a whole image with hard edges
uniform float tile; //! min=0.1 max=2 default=0.5 side of a tile, in heights of the eye
uniform float speed; //! min=0 max=4 default=0.4 heights of the eye per second
uniform vec3 light; //! color default=#f8edeb
uniform vec3 dark; //! color default=#2b2d42
uniform vec3 sky; //! color default=#8ecae6
uniform vec3 sun; //! color default=#ffb703

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  vec3 color;
  if (p.y < 0.1) {
    float depth = 1.0 / (0.1 - p.y);
    vec2 place = vec2(p.x * depth, depth + speed * iTime) / tile;
    float parity = mod(floor(place.x) + floor(place.y), 2.0);
    color = parity < 0.5 ? light : dark;
  } else {
    color = length(p - vec2(0.45, 0.5)) < 0.24 ? sun : sky;
  }
  fragColor = vec4(color, 1.0);
}
