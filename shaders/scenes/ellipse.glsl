//! Ellipse: the implicit equation of a tilted ellipse, the plainest curve that is not a distance
uniform vec2 semiAxes; //! min=0.1 max=1.5 default=0.82,0.5 scene units
uniform float tilt; //! min=-90 max=90 default=24 degrees
uniform vec3 ink; //! color default=#bc4749
uniform vec3 paper; //! color default=#f2e8cf

// Not a distance: the gradient on the outline runs from 2/0.82 to 2/0.5.
float sdf(vec2 p) {
  float c = cos(radians(tilt)), s = sin(radians(tilt));
  vec2 q = vec2(c * p.x + s * p.y, c * p.y - s * p.x) / semiAxes;
  return dot(q, q) - 1.0;
}
