import type { APIUser } from 'discord-api-types/v10';
import { isRecord } from '../forms/form.ts';
import type { World } from './world.ts';

/**
 * Puts the users of a world wherever a copy of one stands, as authors, members and so on: JSON made copies of them, and
 * who is renamed is renamed everywhere.
 */
export function shareUsers(world: World): void {
  const { users } = world;
  const known = (value: unknown): APIUser | undefined =>
    isRecord(value) && 'discriminator' in value ? users.get(String(value.id)) : undefined;

  function visit(value: unknown): void {
    if (value instanceof Map) {
      for (const [key, one] of value) replace(one, (user) => value.set(key, user));
    } else if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) replace(one, (user) => value.splice(index, 1, user));
    } else if (isRecord(value)) {
      for (const [name, one] of Object.entries(value)) {
        replace(one, (user) => {
          value[name] = user;
        });
      }
    }
  }

  function replace(value: unknown, by: (user: APIUser) => void): void {
    const user = known(value);
    if (user === undefined) visit(value);
    else by(user);
  }

  visit(world);
}
