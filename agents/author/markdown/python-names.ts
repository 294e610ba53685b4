/** Names of Python that Markdown would print in bold: a lecture that says `__init__` means those. */
export const PYTHON_NAMES: ReadonlySet<string> = new Set(
  `abs add aenter aexit aiter all and anext annotations author await bases bool bytes call ceil
class contains copy debug deepcopy del delattr delete delitem dict dir divmod doc enter eq exit
file float floor floordiv format fspath future ge get getattr getattribute getitem getstate gt
hash iadd imul index init init_subclass int invert ior isub iter le len lshift lt main matmul
missing mod module mro mul name ne neg new next or path pos post_init pow qualname radd repr
reversed rmul round rshift rsub set set_name setattr setitem setstate sizeof slots str sub
subclasshook truediv trunc version weakref xor`.split(/\s+/),
);
