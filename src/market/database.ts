import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A database of the browser, opened when it is first asked for, and again after another tab took or lost it. */
export function databaseOf<Schema extends DBSchema>(
  name: string,
  upgrade: (db: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  return () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade: (db) => upgrade(db),
      // Another tab may bring a newer version: let go, and open again when asked next.
      blocking: (_current, _blocked, event) => {
        opened = undefined;
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated: () => {
        opened = undefined;
      },
    });
    return opened;
  };
}
