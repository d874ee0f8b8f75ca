// Where voices wait: in the browser's own database, each sealed, under a random name; or in memory, as long as the page.

const DATABASE = "glasche";
const SHELF_OF_IT = "outbox";
const OPENING_SECONDS = 5; // an old Safari may never answer

// Both kinds of store have keep(name, item), names(), read(name) and remove(name), which resolves to whether it was there.
export function memoryStore() {
  const items = new Map();
  return {
    keep: async (name, item) => void items.set(name, item),
    names: async () => [...items.keys()],
    read: async (name) => items.get(name),
    remove: async (name) => items.delete(name),
  };
}

// Each call is rejected where the browser cannot or must not keep anything, or has no room left.
export function diskStore() {
  let opened = null;

  // The browser may close its database at any time, or throw it away; then it is opened anew.
  async function within(mode, act) {
    const isFirst = opened === null;
    try {
      return await transaction(await open(), mode, act);
    } catch (failed) {
      opened = null;
      if (isFirst || failed.name !== "InvalidStateError") throw failed;
      return transaction(await open(), mode, act);
    }
  }

  function open() {
    opened = opened || openDatabase();
    return opened;
  }

  return {
    keep: (name, item) => within("readwrite", (items) => items.put(item, name)),
    names: () => within("readonly", (items) => items.getAllKeys()),
    read: (name) => within("readonly", (items) => items.get(name)),
    remove: (name) => within("readwrite", (items) => counted(items, name)).then((count) => count > 0),
  };
}

// Of two tabs that remove the same, only one finds it.
function counted(items, name) {
  const count = items.count(name);
  items.delete(name);
  return count;
}

function openDatabase() {
  return new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the database does not open")), OPENING_SECONDS * 1000);
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(SHELF_OF_IT);
    request.onblocked = () => fail(new Error("another page holds the database"));
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      done(request.result);
    };
  });
}

// Resolves once the disk has it, not before.
function transaction(database, mode, act) {
  return new Promise((done, fail) => {
    const work = database.transaction(SHELF_OF_IT, mode, { durability: "strict" });
    const request = act(work.objectStore(SHELF_OF_IT));
    work.oncomplete = () => done(request.result);
    work.onabort = work.onerror = () => fail(work.error || request.error || new Error("the database gave up"));
  });
}
