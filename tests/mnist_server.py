"""A server of files on this machine, which may answer as badly as those on the internet."""

import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, from any byte on; what was asked for is noted in ``server.asked``."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        server = self.server
        path = server.folder / self.path.rpartition("/")[2]
        start = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        server.asked.append((path.name, int(start[1]) if start else 0))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        first = int(start[1]) if start and server.ranges else 0
        if first >= len(data):
            self.send_error(416)
            return
        self.send_response(206 if first else 200)
        if server.lengths:
            self.send_header("Content-Length", str(len(data) - first))
        self.end_headers()
        self.send(data[first:])

    def send(self, data):
        breaks = self.server.breaks_after
        self.wfile.write(data[:breaks])
        if breaks is not None and len(data) > breaks:
            self.wfile.flush()
            self.server.broke.set()
            self.server.goes_on.wait(60)
            if self.server.stays_broken:
                self.close_connection = True
            else:
                self.wfile.write(data[breaks:])


@contextmanager
def served(folder):
    """A server of a folder's files; ``address`` is its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    server.folder, server.asked = folder, []
    server.ranges = server.lengths = server.stays_broken = True
    server.breaks_after = None
    server.broke, server.goes_on = threading.Event(), threading.Event()
    server.goes_on.set()
    server.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=partial(server.serve_forever, 0.02))
    thread.start()
    try:
        yield server
    finally:
        server.goes_on.set()
        server.shutdown()
        thread.join()
        server.server_close()
