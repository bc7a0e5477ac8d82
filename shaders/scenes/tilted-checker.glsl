//! Tilted checker: a checkered board in perspective, its edge included
uniform float tile; //! min=0.05 max=1 default=0.25 side of a square, in heights of the eye
uniform float tilt; //! min=0 max=0.9 default=0.55 how far the board leans away
uniform float turn; //! min=0 max=6.2832 default=0.5 radians
uniform vec3 light; //! color default=#f1faee
uniform vec3 dark; //! color default=#1d3557
uniform vec3 table; //! color default=#a8dadc

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  vec2 place = p / (1.0 - tilt * p.y);
  place = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * place;
  vec2 square = floor(place / tile);
  bool odd = mod(square.x + square.y, 2.0) > 0.5;
  vec3 color = odd ? dark : light;
  if (max(abs(square.x + 0.5), abs(square.y + 0.5)) > 4.0) color = table;
  fragColor = vec4(color, 1.0);
}
