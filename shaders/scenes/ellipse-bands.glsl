//! Ellipse bands: lines at equal distances from an ellipse, which are no ellipses
uniform vec2 semiAxes; //! min=0.1 max=1.2 default=0.62,0.3 scene units
uniform float spacing; //! min=0.02 max=0.3 default=0.09 from band to band, scene units
uniform float width; //! min=0.004 max=0.1 default=0.042 of a band, scene units
uniform vec3 ink; //! color default=#3a5a40
uniform vec3 paper; //! color default=#edeade

#include "nabla/sdf/ellipse.glsl"
#include "nabla/op/contours.glsl"

float sdf(vec2 p) {
  float c = cos(radians(30.0)), s = sin(radians(30.0));
  float d = sdEllipse(vec2(c * p.x + s * p.y, c * p.y - s * p.x), semiAxes);
  return opContours(d, spacing, 0.5 * width);
}
