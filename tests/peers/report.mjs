// Reports every test as one line of JSON, for the xunit class that runs these files (tests/Sferum.EndToEndTests/Peers).
export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass' || type === 'test:fail') {
      const skipped = data.skip !== undefined || data.todo !== undefined;
      yield `${JSON.stringify({ name: data.name, depth: data.nesting, passed: type === 'test:pass' && !skipped, trouble: skipped ? 'skipped' : trouble(data.details?.error) })}\n`;
    }
  }
}

// What was thrown is the cause of the error that node reports.
function trouble(error) {
  const thrown = error?.cause ?? error;
  return thrown === undefined ? '' : String(thrown?.stack ?? thrown);
}
