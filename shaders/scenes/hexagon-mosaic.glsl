//! Hexagon mosaic: tiles of three colors with joints, each cell known by its number only
uniform float size; //! min=0.03 max=0.5 default=0.13 from the middle of a tile to its side, scene units
uniform float joint; //! min=0 max=0.3 default=0.08 width of a joint, in sizes
uniform float turn; //! min=0 max=1.0472 default=0.2 radians
uniform vec3 warm; //! color default=#e76f51
uniform vec3 mild; //! color default=#e9c46a
uniform vec3 cold; //! color default=#2a9d8f
uniform vec3 mortar; //! color default=#264653

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
  vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
  p = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * p;
  // Middles of hexagons are two rectangular grids of 2 by 2 sqrt(3), the second one moved by half a mesh.
  vec2 mesh = vec2(2.0, 3.4641016);
  vec2 q = p / size;
  vec2 first = q - mesh * floor(q / mesh + 0.5);
  vec2 second = q - mesh * (floor(q / mesh) + 0.5);
  bool isFirst = dot(first, first) < dot(second, second);
  vec2 fromMiddle = isFirst ? first : second;
  vec2 middle = floor((q - fromMiddle) / (0.5 * mesh) + 0.5);
  float toSide = max(abs(fromMiddle.x), dot(abs(fromMiddle), vec2(0.5, 0.8660254)));
  // Three colors in turn along a row: neighbours never share one.
  float kind = mod(0.5 * (middle.x + 3.0 * middle.y), 3.0);
  vec3 color = kind < 0.5 ? warm : kind < 1.5 ? mild : cold;
  if (toSide > 1.0 - 0.5 * joint) color = mortar;
  fragColor = vec4(color, 1.0);
}
