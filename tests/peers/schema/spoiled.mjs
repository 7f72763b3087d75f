// An answer made wrong in every way that the check has to notice: without a field that must be there, with one that VK does not know, with fields of another type.
export function spoiled({ required, answer }) {
  if (typeof answer !== 'object')
    return [{ how: 'another value', answer: `${answer}!` }];
  if (Array.isArray(answer))
    return spoiledObject(answer[0], required).map(({ how, answer: first }) => ({ how, answer: [first, ...answer.slice(1)] }));
  return spoiledObject(answer, required);
}

function spoiledObject(object, required) {
  const missing = required.map((name) => ({ how: `without ${name}`, answer: Object.fromEntries(Object.entries(object).filter(([key]) => key !== name)) }));
  const mistyped = Object.keys(object).map((name) => ({ how: `${name} of another type`, answer: { ...object, [name]: { of: 'another type' } } }));
  return [...missing, ...mistyped, { how: 'a field that VK does not have', answer: { ...object, no_such_field: 1 } }];
}
