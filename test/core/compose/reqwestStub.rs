//! The part of reqwest's blocking interface that composed code uses, over one plain connection per request: the code
//! is compiled and run without the crate, to see what its literals put on the wire.
pub struct Method(String);

impl Method {
    pub fn from_bytes(name: &[u8]) -> Result<Method, std::str::Utf8Error> {
        std::str::from_utf8(name).map(|name| Method(name.to_string()))
    }
}

pub mod blocking {
    use std::io::{Error, Read, Write};

    pub struct Body(Vec<u8>);
    impl From<&'static str> for Body {
        fn from(text: &'static str) -> Body {
            Body(text.as_bytes().to_vec())
        }
    }
    impl From<String> for Body {
        fn from(text: String) -> Body {
            Body(text.into_bytes())
        }
    }
    impl From<Vec<u8>> for Body {
        fn from(bytes: Vec<u8>) -> Body {
            Body(bytes)
        }
    }

    pub struct Client;
    impl Client {
        pub fn new() -> Client {
            Client
        }
        pub fn request(&self, method: super::Method, url: impl AsRef<str>) -> RequestBuilder {
            let head = vec![("accept".to_string(), "*/*".to_string())];
            RequestBuilder { method: method.0, url: url.as_ref().to_string(), head, body: None }
        }
        fn named(&self, method: &str, url: impl AsRef<str>) -> RequestBuilder {
            self.request(super::Method(method.to_string()), url)
        }
        pub fn get(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("GET", url)
        }
        pub fn post(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("POST", url)
        }
        pub fn put(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("PUT", url)
        }
        pub fn patch(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("PATCH", url)
        }
        pub fn delete(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("DELETE", url)
        }
        pub fn head(&self, url: impl AsRef<str>) -> RequestBuilder {
            self.named("HEAD", url)
        }
    }

    pub struct RequestBuilder {
        method: String,
        url: String,
        head: Vec<(String, String)>,
        body: Option<Vec<u8>>,
    }
    impl RequestBuilder {
        pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> RequestBuilder {
            self.head.retain(|(each, _)| each != "accept" || !name.as_ref().eq_ignore_ascii_case("accept"));
            self.head.push((name.as_ref().to_string(), value.as_ref().to_string()));
            self
        }
        pub fn body(mut self, body: impl Into<Body>) -> RequestBuilder {
            self.body = Some(body.into().0);
            self
        }
        pub fn multipart(self, form: multipart::Form) -> RequestBuilder {
            self.header("content-type", "multipart/form-data; boundary=stand-in").body(form.bytes)
        }
        pub fn send(self) -> Result<Response, Error> {
            let (_, rest) = self.url.split_once("://").unwrap();
            let (host, path) = rest.split_once('/').unwrap();
            let mut stream = std::net::TcpStream::connect(host)?;
            write!(stream, "{} /{} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.method, path, host)?;
            for (name, value) in &self.head {
                write!(stream, "{}: {}\r\n", name, value)?;
            }
            if let Some(body) = &self.body {
                write!(stream, "content-length: {}\r\n\r\n", body.len())?;
                stream.write_all(body)?;
            } else {
                write!(stream, "\r\n")?;
            }
            let mut answer = String::new();
            stream.read_to_string(&mut answer)?;
            Ok(Response(answer))
        }
    }

    pub struct Response(String);
    impl Response {
        pub fn status(&self) -> u16 {
            200
        }
        pub fn text(self) -> Result<String, Error> {
            Ok(self.0)
        }
    }

    pub mod multipart {
        use std::borrow::Cow;

        pub struct Form {
            pub(super) bytes: Vec<u8>,
        }
        impl Form {
            pub fn new() -> Form {
                Form { bytes: b"--stand-in--\r\n".to_vec() }
            }
            pub fn part(mut self, name: impl Into<Cow<'static, str>>, part: Part) -> Form {
                let end = self.bytes.len() - "--stand-in--\r\n".len();
                self.bytes.truncate(end);
                let file = part.file.map(|name| format!("; filename=\"{}\"", name.replace('"', "%22")));
                let mime = part.mime.map(|mime| format!("\r\nContent-Type: {mime}"));
                let (file, mime) = (file.unwrap_or_default(), mime.unwrap_or_default());
                let disposition = format!("Content-Disposition: form-data; name=\"{}\"{}", name.into(), file);
                self.bytes.extend(format!("--stand-in\r\n{disposition}{mime}\r\n\r\n").into_bytes());
                self.bytes.extend(part.bytes);
                self.bytes.extend(b"\r\n--stand-in--\r\n");
                self
            }
        }

        pub struct Part {
            bytes: Vec<u8>,
            file: Option<String>,
            mime: Option<String>,
        }
        impl Part {
            pub fn text(text: impl Into<Cow<'static, str>>) -> Part {
                Part::bytes(text.into().into_owned().into_bytes())
            }
            pub fn bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Part {
                Part { bytes: bytes.into().into_owned(), file: None, mime: None }
            }
            pub fn file_name(mut self, name: impl Into<Cow<'static, str>>) -> Part {
                self.file = Some(name.into().into_owned());
                self
            }
            pub fn mime_str(mut self, mime: &str) -> Result<Part, std::fmt::Error> {
                self.mime = Some(mime.to_string());
                Ok(self)
            }
        }
    }
}
