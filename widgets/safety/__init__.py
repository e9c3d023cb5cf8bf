"""`stridewell safety`: the papers a clinic asks for, made from the code, its content and its test results."""
