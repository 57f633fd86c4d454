/** What of an error reaches a client. */
import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { maskErrors, shownError } from './errors.ts';

const lines: string[] = [];
const mask = maskErrors({ error: (message) => void lines.push(message) }, () => 'the-correlation-id');

test('an unexpected error is masked and logged with the id that the client gets', () => {
  const cause = new Error('relation "action" does not exist at /srv/app/store.ts');
  const error = new GraphQLError(cause.message, { originalError: cause, path: ['plan', 'actions'] });
  const shown = mask({ message: error.message, path: ['plan', 'actions'], extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['x'] } }, error);
  expect(shown).toEqual({
    message: 'Something went wrong on our side. Try again, and quote the correlation id if it happens again.',
    path: ['plan', 'actions'],
    extensions: { code: 'INTERNAL', correlationId: 'the-correlation-id' },
  });
  expect(JSON.stringify(shown)).not.toMatch(/exist|srv|stacktrace/);
  expect(lines).toEqual(['the-correlation-id at plan.actions: relation "…" does not exist at /srv/app/store.ts']);
});

test('an error whose path is no list of names is masked all the same', () => {
  const formatted = { message: 'secret', path: { key: 'plan', prev: undefined } as never };
  expect(mask(formatted, new Error('secret'))).toEqual({ message: expect.any(String), extensions: { code: 'INTERNAL', correlationId: 'the-correlation-id' } });
});

test.each([undefined, 'ECONNREFUSED', '42P01', 'INTERNAL_SERVER_ERROR'])('the code %s is not shown', (code) => {
  expect(mask({ message: 'secret', extensions: code ? { code } : {} }, new Error('secret'))).toMatchObject({ extensions: { code: 'INTERNAL' } });
});

test('an error with an allowed code is shown without its stack', () => {
  const error = shownError('NOT_FOUND', 'There is no such service among yours.', 404);
  expect(mask({ message: error.message, extensions: { ...error.extensions, stacktrace: ['a'] } }, error)).toEqual({
    message: 'There is no such service among yours.', extensions: { code: 'NOT_FOUND', http: { status: 404 } },
  });
});
