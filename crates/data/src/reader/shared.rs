//! A file that is read in several places at a time, as Parquet's columns are.

use crate::Source;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// A file for several readers.
pub struct Shared {
    source: Arc<Mutex<Box<dyn Source>>>,
    length: u64,
}

impl Shared {
    /// Shares a file.
    ///
    /// # Errors
    /// Where it does not say how long it is.
    pub fn new(mut source: Box<dyn Source>) -> std::io::Result<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        Ok(Self { source: Arc::new(Mutex::new(source)), length })
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Shared {
    type T = BufReader<Place>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(BufReader::new(Place { source: Arc::clone(&self.source), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        // What a damaged file says of its length is not believed.
        if start.checked_add(length as u64).is_none_or(|end| end > self.length) {
            return Err(ParquetError::EOF(format!("{length} bytes from byte {start} on are not there")));
        }
        let mut bytes = vec![0; length];
        Place { source: Arc::clone(&self.source), at: start }.read_exact(&mut bytes)?;
        Ok(bytes.into())
    }
}

/// A place in a shared file.
pub struct Place {
    source: Arc<Mutex<Box<dyn Source>>>,
    at: u64,
}

impl Read for Place {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(self.at))?;
        let read = source.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}
