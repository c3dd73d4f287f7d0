import type { FaceLibrary, NodeFace } from './face.ts';

export function faceLibrary(all: readonly NodeFace[]): FaceLibrary {
  const byName = new Map(
    all.flatMap((face) =>
      [face.type, ...(face.aliases ?? [])].map((name): [string, NodeFace] => [name, face]),
    ),
  );
  return { all, get: (type) => byName.get(type) };
}
