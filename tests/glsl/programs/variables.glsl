precision highp float;
uniform int n;

//// valid: variables of the stage
out vec4 color;
void main() { color = gl_FragCoord + vec4(gl_PointCoord, float(gl_FrontFacing), 1.0); gl_FragDepth = 0.5; }
//// invalid: assignment to gl_FragCoord
void main() { gl_FragCoord = vec4(1.0); }
//// invalid: assignment to gl_FrontFacing
void main() { gl_FrontFacing = true; }
//// invalid: assignment to gl_PointCoord
void main() { gl_PointCoord.x = 1.0; }
//// valid: reading gl_FragDepth
void main() { gl_FragDepth = 0.5; float a = gl_FragDepth; }
//// old: gl_FragColor
void main() { gl_FragColor = vec4(1.0); }
//// old: gl_FragData
void main() { gl_FragData[0] = vec4(1.0); }
//// invalid: gl_FragData behind its end
void main() { gl_FragData[1] = vec4(1.0); }
//// invalid: gl_FragData beside gl_FragColor
void main() { gl_FragData[0] = vec4(1.0); gl_FragColor = vec4(1.0); }
//// invalid: gl_FragColor beside an output
out vec4 another;
void main() { another = vec4(1.0); gl_FragColor = vec4(1.0); }
//// invalid: gl_Position
void main() { gl_Position = vec4(1.0); }
//// invalid: gl_VertexID
void main() { int a = gl_VertexID; }
//// invalid: unknown gl_ variable
void main() { float a = gl_Unknown; }
//// valid: constants
int a = gl_MaxVertexAttribs + gl_MaxVertexUniformVectors + gl_MaxVertexOutputVectors + gl_MaxFragmentInputVectors + gl_MaxVertexTextureImageUnits + gl_MaxCombinedTextureImageUnits + gl_MaxTextureImageUnits + gl_MaxFragmentUniformVectors + gl_MaxDrawBuffers + gl_MinProgramTexelOffset + gl_MaxProgramTexelOffset;
//// invalid: assignment to a constant
void main() { gl_MaxDrawBuffers = 1; }
//// valid: array of the size of a constant
float a[gl_MaxDrawBuffers];
//// invalid: constant of GLSL ES 1.00
int a = gl_MaxVaryingVectors;
//// invalid: redeclared gl_FragCoord
in vec4 gl_FragCoord;
//// invalid: local gl_FragCoord
void main() { vec4 gl_FragCoord; }
//// valid: gl_DepthRange
void main() { float a = gl_DepthRange.near + gl_DepthRange.far + gl_DepthRange.diff; }
//// invalid: assignment to gl_DepthRange
void main() { gl_DepthRange.near = 1.0; }
//// invalid: gl_DepthRangeParameters
void main() { gl_DepthRangeParameters a = gl_DepthRange; }
//// old: varying
varying vec2 v;
//// old: texture2D
uniform sampler2D s;
void main() { vec4 a = texture2D(s, vec2(0.0)); }
//// old: textureCube
uniform samplerCube s;
void main() { vec4 a = textureCube(s, vec3(0.0)); }
