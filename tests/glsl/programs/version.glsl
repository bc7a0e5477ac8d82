//// valid file: version with blanks
#version   300   es
void main() {}
//// invalid file: version 300 without es
#version 300
void main() {}
//// invalid file: version 310 es
#version 310 es
void main() {}
//// invalid file: version 330
#version 330
void main() {}
//// invalid file: version 300 with core
#version 300 core
void main() {}
//// invalid file: version of a float
#version 3.00 es
void main() {}
//// invalid file: version with junk
#version 300 es 1
void main() {}
//// invalid file: version without a number
#version
void main() {}
//// valid file: version in the first line with a comment
#version 300 es // note
void main() {}
//// invalid file: version that goes on behind a backslash
#version 300 es \

void main() {}
//// invalid file: version whose comment goes on
#version 300 es /*
*/
void main() {}
//// invalid file: version in two lines
#version 300 \
es
void main() {}
//// valid file: version before comments of its line
#version 300 es /* a */ // b /*
void main() {}
